import { ActionButton, useNow, Verdict } from '@internal/plugin-odp-react';
import { componentVerdict } from '../../model/componentVerdict';
import type { ComponentProps } from './ComponentBody';
import { COMPONENT_PARAMS } from './urlParams';
import { useUrlState } from '@internal/plugin-odp-react';
import { useWhyNotToDeploy } from './useWhyNotToDeploy';

/** What a person should know first of a component; where what is new does not run, the way back. */
export function ComponentVerdictLine({ component, runs }: ComponentProps) {
  const now = useNow(10_000);
  const [, setUrl] = useUrlState(COMPONENT_PARAMS);
  const why = useWhyNotToDeploy(component);
  const verdict = componentVerdict(component, runs, now);
  const { status, title, text, rollBack } = verdict;
  const generation = rollBack && String(rollBack.generation);
  return (
    <Verdict
      status={status}
      action={
        generation &&
        !why && (
          <ActionButton
            look="filled"
            onClick={() =>
              setUrl({ action: 'roll-back', generation }, { push: true })
            }
          >
            Roll back to generation {generation}
          </ActionButton>
        )
      }
    >
      <strong>{title}</strong> {text}
    </Verdict>
  );
}
