import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import type {
  Operation,
  PlanRequest,
} from '@internal/plugin-odp-workspaces-common';
import { useState } from 'react';
import { workspacesApiRef } from '../../api';

/** What a form submits. */
export interface Submission {
  request: PlanRequest;
  /** Of the plan on screen. */
  planHash: string;
  reason?: string;
}

/** Submits what a form asks for; all that one opened form sends is one operation. */
export function useSubmission() {
  const api = useApi(workspacesApiRef);
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const [isSending, setIsSending] = useState(false);
  const [error, setError] = useState<Error>();
  const submit = async ({
    request,
    planHash,
    reason,
  }: Submission): Promise<Operation | undefined> => {
    setIsSending(true);
    setError(undefined);
    try {
      return await api.submit({
        ...request,
        planHash,
        idempotencyKey,
        ...(reason && { reason }),
      });
    } catch (cause) {
      setError(toError(cause));
      return undefined;
    } finally {
      setIsSending(false);
    }
  };
  return { submit, isSending, error };
}
