import type { IdCheck } from '@internal/plugin-odp-workspaces-common';
import {
  errorSentence,
  type LiveAnswer,
  type LiveRequest,
} from '@internal/plugin-odp-react';

/** Why a name cannot be had, in a sentence; a name that nobody can be asked about is not taken for free. */
export async function whyNotFree(
  load: (request: LiveRequest) => Promise<LiveAnswer<IdCheck>>,
): Promise<string | undefined> {
  const { signal } = new AbortController();
  try {
    const answer = await load({ signal });
    return answer.kind === 'data' && !answer.data.isFree
      ? answer.data.reason ?? `${answer.data.id} is not free`
      : undefined;
  } catch (error) {
    return errorSentence(error as Error);
  }
}
