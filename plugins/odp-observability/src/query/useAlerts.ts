import { useApi } from '@backstage/core-plugin-api';
import type { AlertsAnswer } from '@internal/plugin-odp-observability-common';
import { errorSentence, useLiveResource } from '@internal/plugin-odp-react';
import { observabilityApiRef } from '../api';
import type { VariableChoice } from '../model/variableChoice';

/** The alerts of the chosen cluster, or of all where none can be chosen; undefined while they load. */
export function useAlerts(
  choices: readonly VariableChoice[],
): AlertsAnswer | undefined {
  const api = useApi(observabilityApiRef);
  const choice = choices.find(({ variable }) => variable.name === 'cluster');
  const cluster = choice?.values[0];
  const isChosen = !choice || cluster !== undefined || choice.problem;
  const { data, error } = useLiveResource({
    key: isChosen ? `alerts ${cluster ?? ''}` : undefined,
    load: request => api.loadAlerts(cluster, request),
    timing: { pollMs: 30_000 },
  });
  return error
    ? {
        state: 'unknown',
        why: { kind: 'source-down', sentence: errorSentence(error) },
      }
    : data;
}
