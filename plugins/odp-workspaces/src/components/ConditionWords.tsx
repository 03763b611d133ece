import type { Condition } from '@internal/plugin-odp-workspaces-common';
import { capitalise, StatusWord } from '@internal/plugin-odp-react';
import {
  CONDITION_STATUS,
  SYSTEM_TITLES,
  worstCondition,
} from '../model/conditions';
import { useTableStyles } from './tableStyles';

/** The worst condition of a workspace in its own word, with the reason; where all are ready, how many. */
export function ConditionWords({ conditions }: { conditions: Condition[] }) {
  const table = useTableStyles();
  const worst = worstCondition(conditions);
  if (!worst) {
    return (
      <>
        <StatusWord status="unknown" />
        <span className={table.second}>Nothing was looked at yet.</span>
      </>
    );
  }
  const { state, system, place, message } = worst;
  return (
    <>
      <StatusWord status={CONDITION_STATUS[state]}>
        {capitalise(state)}
      </StatusWord>
      <span className={table.second}>
        {state === 'ready'
          ? 'Everything is as ordered.'
          : `${SYSTEM_TITLES[system]} on ${place}: ${message}`}
      </span>
    </>
  );
}
