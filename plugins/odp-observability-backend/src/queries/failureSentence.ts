import { InputError, NotAllowedError } from '@backstage/errors';
import { InterpolationError } from '@internal/plugin-odp-observability-common';
import { SourceError } from '../sources/SourceError';
import { NothingToChooseError } from '../variables/NothingToChooseError';

/** Errors whose messages are written for whoever looks at a panel. */
const FOR_PEOPLE = [
  SourceError,
  InterpolationError,
  NothingToChooseError,
  NotAllowedError,
  InputError,
];

/** What failed, for whoever looks; undefined when it is ours, and nobody's to read. */
export function failureSentence(failure: unknown): string | undefined {
  return FOR_PEOPLE.some(kind => failure instanceof kind)
    ? (failure as Error).message
    : undefined;
}
