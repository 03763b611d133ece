import {
  type ComponentGeneration,
  rollBackTarget,
} from '@internal/plugin-odp-workspaces-common';
import { Clock, useUrlState } from '@internal/plugin-odp-react';
import { useId } from 'react';
import { shortDigest } from '../../model/words';
import { useChoiceStyles } from '../useChoiceStyles';
import { PlanForm } from '../plan/PlanForm';
import type { ActionFormProps } from './ActionsCard';
import { useFormStyles } from './formStyles';
import { COMPONENT_PARAMS } from './urlParams';

/** What a component was before: the latest that had another image is chosen. */
export function RollBackForm(props: ActionFormProps) {
  const { component, onSubmitted, onCancel } = props;
  const { workspace, name, generations } = component;
  const classes = useFormStyles();
  const choice = useChoiceStyles();
  const group = useId();
  const [url, setUrl] = useUrlState(COMPONENT_PARAMS);
  const earlier = generations.filter(
    ({ generation }) => generation < component.generation,
  );
  const chosen =
    earlier.find(({ generation }) => String(generation) === url.generation) ??
    rollBackTarget(generations)!;
  return (
    <>
      <fieldset className={`${choice.root} ${classes.choices}`}>
        <legend className={choice.legend}>Back to what it was in</legend>
        {earlier.map(one => (
          <label key={one.generation} className={choice.choice}>
            <input
              type="radio"
              name={group}
              checked={one.generation === chosen.generation}
              onChange={() => setUrl({ generation: String(one.generation) })}
            />
            <span>
              Generation {one.generation}, <GenerationWords {...one} />
            </span>
          </label>
        ))}
      </fieldset>
      <PlanForm
        request={{
          kind: 'roll-back',
          workspace,
          component: name,
          spec: { generation: chosen.generation },
        }}
        label={`Roll back to generation ${chosen.generation}`}
        onSubmitted={onSubmitted}
        onCancel={onCancel}
      />
    </>
  );
}

function GenerationWords({ spec, since }: ComponentGeneration) {
  const { digest, size, replicas } = spec;
  return (
    <>
      {digest ? shortDigest(digest) : 'without an image'}, {size},{' '}
      {replicas.min} to {replicas.max} pods, since <Clock moment={since} />
    </>
  );
}
