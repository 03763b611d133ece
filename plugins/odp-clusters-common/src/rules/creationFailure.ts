/** Why pods cannot be created. Times are milliseconds since the epoch. */
export interface CreationFailure {
  message?: string;
  since?: number;
  /** When it counts for nothing unless it is told again. */
  recheckAt?: number;
}

/** "quota workspace is exceeded: requested requests.cpu=2, used requests.cpu=7, limited to requests.cpu=8" */
export function describeCreationFailure({ message }: CreationFailure): string {
  const quota =
    /exceeded quota: ([^,]+), requested: ([^,]+).*used: ([^,]+).*limited: ([^,]+)/.exec(
      message ?? '',
    );
  return quota
    ? `quota ${quota[1]} is exceeded: requested ${quota[2]}, used ${quota[3]}, limited to ${quota[4]}`
    : message || 'pods cannot be created';
}
