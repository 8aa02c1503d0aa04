import { PROSPECTUS_QUESTIONS } from '../../prospectus/schema.ts';
import type { Examination } from '../examination.ts';

const QUESTIONS: Record<(typeof PROSPECTUS_QUESTIONS)[number], string> = {
  complements: 'Does it complete what we sell?',
  customers: 'Does it meet our customers’ needs?',
  services: 'Can we sell services with it?',
  support: 'How does support work?',
  market: 'Is there a market for it?',
};

/** The questions of a prospective partner, where a document speaks to prospective partners at all. */
export function adviseProspectus({ program, report }: Examination): void {
  const { prospectus } = program;
  if (!prospectus && !program.onboarding && !program.dealRegistration) return;
  const open = PROSPECTUS_QUESTIONS.filter((question) => !prospectus?.[question]);
  if (prospectus)
    for (const question of open)
      report.add('PDL601', `/prospectus/${question}`, `Nobody answers: ${QUESTIONS[question]}`, { expected: `\`${question}\`` });
  else
    report.add('PDL601', '/prospectus', 'No question of a prospective partner is answered.', {
      expected: PROSPECTUS_QUESTIONS.map((question) => `\`${question}\``).join(', '),
    });
}
