import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import type { Plan, PlanRequest } from '@internal/plugin-odp-workspaces-common';
import { useCallback, useEffect, useState } from 'react';
import { workspacesApiRef } from '../../api';

/** A plan asks every place; what is typed or clicked in between is planned once. */
const DEBOUNCE_MS = 300;

/** The plan of a request, or why there is none. */
export interface PlanView {
  /** Of the request as it is now; stays while the same request is planned again. */
  plan?: Plan;
  error?: Error;
  loading: boolean;
  planAgain: () => void;
}

interface Outcome {
  key: string;
  plan?: Plan;
  error?: Error;
}

/** What a request would do, planned by the backend; plans nothing without a request. */
export function usePlan(request: PlanRequest | undefined): PlanView {
  const api = useApi(workspacesApiRef);
  const key = request && JSON.stringify(request);
  const [outcome, setOutcome] = useState<Outcome>();
  const [loading, setLoading] = useState(false);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    setLoading(key !== undefined);
    if (key === undefined) {
      return undefined;
    }
    const abort = new AbortController();
    const finish = (end: Omit<Outcome, 'key'>) => {
      if (!abort.signal.aborted) {
        setOutcome({ key, ...end });
        setLoading(false);
      }
    };
    const timer = setTimeout(() => {
      api.plan(JSON.parse(key), abort.signal).then(
        plan => finish({ plan }),
        cause => finish({ error: toError(cause) }),
      );
    }, DEBOUNCE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [api, key, attempt]);

  const planAgain = useCallback(() => setAttempt(count => count + 1), []);
  const { plan, error } = outcome?.key === key ? outcome! : ({} as Outcome);
  return { plan, error, loading, planAgain };
}
