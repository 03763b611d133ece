import { planRequestSchema } from '@internal/plugin-odp-workspaces-common';
import { ActionButton } from '@internal/plugin-odp-react';
import { useState } from 'react';
import { shortDigest } from '../../model/words';
import { Notice } from '../Notice';
import { PlanForm } from '../plan/PlanForm';
import { TextField } from '../TextField';
import type { ActionFormProps } from './ActionsCard';
import { useFormStyles } from './formStyles';

/** Another image, by its digest: a tag may be another one tomorrow. */
export function DeployForm(props: ActionFormProps) {
  const { component, onSubmitted, onCancel } = props;
  const { workspace, name, imageRepository } = component;
  const classes = useFormStyles();
  const [typed, setTyped] = useState('');
  const digest = typed.trim();
  const parsed = planRequestSchema.safeParse({
    kind: 'deploy',
    workspace,
    component: name,
    spec: { digest },
  });
  return (
    <>
      <div className={classes.choices}>
        <TextField
          label={`Digest of an image in ${imageRepository}`}
          value={typed}
          placeholder="sha256:"
          onChange={setTyped}
        />
        {digest && !parsed.success && (
          <Notice status="unknown">It {parsed.error.issues[0].message}.</Notice>
        )}
        {!parsed.success && (
          <div>
            <ActionButton onClick={onCancel}>Cancel</ActionButton>
          </div>
        )}
      </div>
      {parsed.success && (
        <PlanForm
          request={parsed.data}
          label={`Deploy ${shortDigest(digest)}`}
          onSubmitted={onSubmitted}
          onCancel={onCancel}
        />
      )}
    </>
  );
}
