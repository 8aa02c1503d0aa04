/** Why a step was refused, and what to do. `OPS1xx` about any message, `OPS2xx` about deals, `OPS3xx` approvals, `OPS4xx` onboarding and members, `OPS5xx` funds, `OPS6xx` leads, `OPS7xx` versions. */
export const REFUSAL_CODES = {
  OPS101: { title: 'The instant is before the last step', advice: 'Send the present instant; steps of an item never go back.' },
  OPS102: { title: 'Not possible in this state', advice: 'Look at the state the item is in now; the message names what it allows.' },
  OPS103: { title: 'Unknown message', advice: 'Send one of the messages that the kind of item knows.' },
  OPS104: { title: 'Unknown id in a message', advice: 'Send an id that the item or the program has.' },
  OPS105: { title: 'A value of a message is missing or of the wrong kind', advice: 'Correct the value at the pointer.' },
  OPS106: { title: 'Not known', advice: 'Load the facts that the message names, then send it again.' },
  OPS107: { title: 'The item runs under another version', advice: 'Load the program version whose hash the item carries.' },
  OPS108: { title: 'Not yours to decide', advice: 'Let one of those decide whom the message names.' },
  OPS301: { title: 'May not decide this', advice: 'Let somebody decide who neither submitted it nor stands on a side of it.' },
  OPS302: { title: 'Has decided already', advice: 'Let somebody else decide: each person does once in a run of a chain.' },
  OPS303: { title: 'May not stand in', advice: 'Name a person with one of the roles that the chain lists under `delegate`.' },
} as const;
export type RefusalCode = keyof typeof REFUSAL_CODES;
