import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import {
  type FieldExtensionComponentProps,
  makeFieldSchema,
} from '@backstage/plugin-scaffolder-react';
import { ActionButton, errorSentence } from '@internal/plugin-odp-react';
import { useEffect } from 'react';
import { Notice } from '../components/Notice';
import { PlanChanges } from '../components/plan/PlanChanges';
import { PlanFigures } from '../components/plan/PlanFigures';
import { usePlan } from '../components/plan/usePlan';
import { FormPart } from './FormPart';
import { requestOf } from './requestOf';

/** Exactly what the form asks for; its value is the hash of the plan on screen, and none while there is none to submit. */
function PlanField(props: FieldExtensionComponentProps<string>) {
  const { formData, onChange, formContext } = props;
  const request = requestOf(formContext.formData ?? {});
  const { plan, error, loading, planAgain } = usePlan(request);
  const refusals = plan?.refusals ?? [];
  const hash = loading || refusals.length ? undefined : plan?.planHash;
  useEffect(() => {
    if (formData !== hash) {
      onChange(hash);
    }
  }, [formData, hash, onChange]);
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

/** `OdpPlan` */
export const planField = createFormField({
  name: 'OdpPlan',
  component: PlanField,
  schema: makeFieldSchema({ output: z => z.string() }),
});
