import { useApi } from '@backstage/core-plugin-api';
import {
  ALL_VALUE,
  type AlertsAnswer,
} from '@internal/plugin-odp-observability-common';
import { errorSentence, useLiveResource } from '@internal/plugin-odp-react';
import { observabilityApiRef } from '../api';
import type { VariableChoice } from '../model/variableChoice';

/** The alerts of the chosen cluster, or of all where none can be chosen; undefined while they load. */
export function useAlerts(
  choices: readonly VariableChoice[],
): AlertsAnswer | undefined {
  const api = useApi(observabilityApiRef);
  const choice = choices.find(({ variable }) => variable.name === 'cluster');
  const { values = [], problem } = choice ?? {};
  const isOne = values.length === 1 && values[0] !== ALL_VALUE;
  const cluster = isOne ? values[0] : undefined;
  const isChosen = !choice || values.length > 0 || problem;
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
