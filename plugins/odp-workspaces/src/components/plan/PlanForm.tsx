import type {
  OperationKind,
  PlanRequest,
  Refusal,
} from '@internal/plugin-odp-workspaces-common';
import {
  ActionButton,
  DisabledButton,
  errorSentence,
} from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { Notice } from '../Notice';
import { TextField } from '../TextField';
import { PlanChanges } from './PlanChanges';
import { PlanFigures } from './PlanFigures';
import { usePlan, type PlanView } from './usePlan';
import { useSubmission } from './useSubmission';

const useStyles = makeStyles({
  part: { padding: '8px 16px' },
  notices: {
    display: 'flex',
    flexDirection: 'column',
    gap: 6,
    padding: '4px 16px 8px',
    '&:empty': { display: 'none' },
  },
  submit: {
    display: 'flex',
    flexDirection: 'column',
    gap: 10,
    padding: '10px 16px 14px',
    borderTop: '1px solid var(--odp-line-subtle)',
  },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: 8 },
});

interface PlanFormProps {
  request: PlanRequest;
  /** What the button says, such as "Resize". */
  label: string;
  isDanger?: boolean;
  /** Why it cannot be submitted yet, in a sentence. */
  blocked?: string;
  /** Between the plan and the button, such as a name to type. */
  children?: ReactNode;
  /** What follows the refusals of a plan, such as a way around them. */
  afterRefusals?: (refusals: readonly Refusal[]) => ReactNode;
  onSubmitted: () => void;
  onCancel: () => void;
}

/** Shows exactly what a request would do, then submits that and nothing else. */
export function PlanForm(props: PlanFormProps) {
  const { request, label, isDanger, blocked, children } = props;
  const { afterRefusals, onSubmitted, onCancel } = props;
  const classes = useStyles();
  const view = usePlan(request);
  const { plan } = view;
  const { submit, isSending, error } = useSubmission();
  const [reason, setReason] = useState('');
  const isUnderWay = useRef(false);
  const refusals = plan?.refusals ?? [];
  const why = whyNotToSubmit(view) ?? blocked;

  const send = async (event: FormEvent) => {
    event.preventDefault();
    // A second click comes before the first one is rendered.
    if (why || !plan || isUnderWay.current) {
      return;
    }
    isUnderWay.current = true;
    const { planHash } = plan;
    const operation = await submit({ request, planHash, reason });
    isUnderWay.current = false;
    if (operation) {
      onSubmitted();
    } else {
      view.planAgain();
    }
  };
  return (
    <form
      onSubmit={send}
      aria-label={`${label}, plan`}
      aria-busy={view.loading}
    >
      {plan && <PlanChanges plan={plan} />}
      {plan && <PlanFigures plan={plan} />}
      {view.loading && !plan && (
        <div className={classes.part}>Planning; this writes nothing.</div>
      )}
      <div className={classes.notices}>
        {refusals.map(({ message }) => (
          <Notice key={message} status="failing">
            {message}
          </Notice>
        ))}
        {view.error && (
          <Notice status="failing" isAnswer>
            There is no plan: {errorSentence(view.error)}{' '}
            <ActionButton small onClick={view.planAgain}>
              Try again
            </ActionButton>
          </Notice>
        )}
        {error && (
          <Notice status="failing" isAnswer>
            Not submitted: {errorSentence(error)}
            {plan && !view.loading && ' What you see above was planned anew.'}
          </Notice>
        )}
        {afterRefusals?.(refusals)}
      </div>
      <div className={classes.submit}>
        {children}
        <TextField
          label="Why, for who approves it"
          value={reason}
          maxLength={500}
          onChange={setReason}
        />
        <div className={classes.buttons}>
          {why || isSending ? (
            <DisabledButton
              label={label}
              why={why ?? 'It is being submitted.'}
            />
          ) : (
            <ActionButton type="submit" look={isDanger ? 'danger' : 'filled'}>
              {label}
            </ActionButton>
          )}
          <ActionButton onClick={onCancel}>Cancel</ActionButton>
        </div>
      </div>
    </form>
  );
}

/** Why what changes nothing is not asked for; a request is of use all the same where nothing stands here. */
const WHY_NOT_NOTHING: Partial<Record<OperationKind, string>> = {
  repair: 'There is nothing to put back.',
  'repair-component': 'There is nothing to put back.',
  deploy: 'It is so already.',
  scale: 'It is so already.',
  'roll-back': 'It is so already.',
};

function whyNotToSubmit({
  plan,
  loading,
  error,
}: PlanView): string | undefined {
  if (loading) {
    return 'It is being planned.';
  }
  if (error || !plan) {
    return 'There is no plan.';
  }
  if (plan.refusals.length) {
    return 'It is refused.';
  }
  const changesNothing = plan.changes.every(
    ({ action }) => action === 'unchanged',
  );
  return changesNothing ? WHY_NOT_NOTHING[plan.kind] : undefined;
}
