import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import {
  type Dashboard,
  type Variable,
  variableNamesOf,
  type VariableOptions,
  type VariableValues,
} from '@internal/plugin-odp-observability-common';
import { errorSentence, useLiveResource } from '@internal/plugin-odp-react';
import { useEffect, useMemo } from 'react';
import { observabilityApiRef } from '../api';
import { choiceOf, type VariableChoice } from '../model/variableChoice';

/** What the portal chooses by itself, and nobody sees. */
const isOffered = ({ hidden, type }: Variable) =>
  !hidden && type !== 'constant' && type !== 'datasource';

/** Options change seldom; those that could not be read are asked for as often as panels are. */
const POLL_MS = 300_000;
const RETRY_MS = 30_000;

type Loaded = Record<string, VariableOptions | { problem: string }>;

/** The variables of a dashboard that may be chosen, with their options and what each stands for now. */
export function useVariableChoices(
  dashboard: Dashboard,
  chosen: VariableValues,
): VariableChoice[] {
  const api = useApi(observabilityApiRef);
  const { uid, variables } = dashboard;
  const asked = useMemo(
    () => variables.filter(one => isOffered(one) && one.type === 'query'),
    [variables],
  );
  const { data, refresh } = useLiveResource<Loaded>({
    // Not by all that is chosen: options that stay must not vanish under a pointer.
    key:
      asked.length > 0
        ? JSON.stringify([
            uid,
            ...asked.map(variable => chosenForOptions(variable, chosen)),
          ])
        : undefined,
    load: async request => {
      const entries = await Promise.all(
        asked.map(async (variable): Promise<[string, Loaded[string]]> => {
          const { name } = variable;
          const others = chosenForOptions(variable, chosen);
          try {
            const answer = await api.loadVariable(
              { dashboard: uid, name, others },
              { signal: request.signal },
            );
            return answer.kind === 'data'
              ? [name, answer.data]
              : [name, { problem: 'the portal did not say' }];
          } catch (cause) {
            return [name, { problem: errorSentence(toError(cause)) }];
          }
        }),
      );
      return { kind: 'data', data: Object.fromEntries(entries) };
    },
    timing: { pollMs: POLL_MS },
  });
  useEffect(() => {
    if (!Object.values(data ?? {}).some(answer => 'problem' in answer)) {
      return undefined;
    }
    const timer = setTimeout(refresh, RETRY_MS);
    return () => clearTimeout(timer);
  }, [data, refresh]);
  return useMemo(
    () =>
      variables.filter(isOffered).map((variable): VariableChoice => {
        const answer =
          variable.type === 'query'
            ? data?.[variable.name]
            : { options: variable.options, isCut: false };
        const known = answer && 'options' in answer ? answer : undefined;
        return {
          variable,
          options: known?.options,
          values: choiceOf(variable, chosen[variable.name], known?.options),
          isCut: known?.isCut ?? false,
          ...(answer && 'problem' in answer && { problem: answer.problem }),
        };
      }),
    [variables, data, chosen],
  );
}

/** What is chosen of the variables that stand in a variable's own query. */
function chosenForOptions(
  { name, query = '' }: Variable,
  chosen: VariableValues,
): VariableValues {
  const needed = new Set(variableNamesOf(query));
  return Object.fromEntries(
    Object.entries(chosen).filter(
      ([other]) => other !== name && needed.has(other),
    ),
  );
}
