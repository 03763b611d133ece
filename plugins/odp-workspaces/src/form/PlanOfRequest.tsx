import { ActionButton, errorSentence } from '@internal/plugin-odp-react';
import type { PlanRequest } from '@internal/plugin-odp-workspaces-common';
import { useEffect } from 'react';
import { Notice } from '../components/Notice';
import { PlanChanges } from '../components/plan/PlanChanges';
import { PlanFigures } from '../components/plan/PlanFigures';
import { usePlan } from '../components/plan/usePlan';
import { FormPart } from './FormPart';

interface PlanOfRequestProps {
  /** What the form asks for; absent as long as something is missing. */
  request: PlanRequest | undefined;
  /** Hash of the plan that was on screen last. */
  value: string | undefined;
  onChange: (hash: string | undefined) => void;
}

/** Exactly what the form asks for; its value is the hash of the plan on screen, and none while there is none to submit. */
export function PlanOfRequest(props: PlanOfRequestProps) {
  const { request, value, onChange } = props;
  const { plan, error, loading, planAgain } = usePlan(request);
  const refusals = plan?.refusals ?? [];
  const hash = loading || refusals.length ? undefined : plan?.planHash;
  useEffect(() => {
    if (value !== hash) {
      onChange(hash);
    }
  }, [value, hash, onChange]);
  return (
    <FormPart>
      {!request && (
        <Notice status="unknown">
          There is no plan yet: something is missing on the pages before.
        </Notice>
      )}
      {request && loading && !plan && (
        <div role="status">Planning; this writes nothing.</div>
      )}
      {plan && <PlanChanges plan={plan} />}
      {plan && <PlanFigures plan={plan} />}
      {refusals.map(({ place, message }) => (
        <Notice key={`${place} ${message}`} status="failing" isAnswer>
          {message}
        </Notice>
      ))}
      {error && (
        <Notice status="failing" isAnswer>
          There is no plan: {errorSentence(error)}{' '}
          <ActionButton small onClick={planAgain}>
            Try again
          </ActionButton>
        </Notice>
      )}
    </FormPart>
  );
}
