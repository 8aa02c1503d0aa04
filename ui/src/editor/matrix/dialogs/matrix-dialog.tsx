import type { MatrixView } from '../matrix-view.ts';
import { benefitRemoval, removeBenefit, removeRequirement, removeTier, requirementRemoval, tierRemoval } from '../remove-part.ts';
import type { MatrixActions } from '../use-matrix-actions.ts';
import { AddBenefitRow } from './add-benefit-row.tsx';
import { AddRequirement } from './add-requirement.tsx';
import { AddTier } from './add-tier.tsx';
import type { Dialog } from './dialog.ts';
import { RemovePart } from './remove-part.tsx';
import { RenameId } from './rename-id.tsx';
import { Routes } from './routes.tsx';

export interface DialogProps {
  readonly view: MatrixView;
  readonly actions: MatrixActions;
  readonly close: () => void;
}

/** The dialog that is open. */
export function MatrixDialog({ dialog, ...props }: DialogProps & { readonly dialog: Dialog }) {
  const { program } = props.view;
  switch (dialog.kind) {
    case 'rename':
      return <RenameId {...props} program={program} namespace={dialog.namespace} id={dialog.id} />;
    case 'removeTier': {
      const removal = tierRemoval(program, dialog.path);
      return <RemovePart {...props} title={dialog.title} removal={removal} remove={(edits) => removeTier(edits, dialog.path)} />;
    }
    case 'removeRequirement': {
      const removal = requirementRemoval(program, dialog.id);
      return <RemovePart {...props} title={dialog.title} removal={removal} remove={(edits) => removeRequirement(edits, dialog.id)} />;
    }
    case 'removeBenefit': {
      const removal = benefitRemoval(program, dialog.id);
      return <RemovePart {...props} title={dialog.title} removal={removal} remove={(edits) => removeBenefit(edits, dialog.id)} />;
    }
    case 'addBenefit':
      return <AddBenefitRow {...props} />;
    case 'routes':
      return <Routes {...props} path={dialog.path} title={dialog.title} />;
    case 'addTier':
      return <AddTier {...props} after={dialog.after} />;
    case 'addRequirement':
      return <AddRequirement {...props} />;
  }
}
