/** A backlog at a moment of the portal's clock, in milliseconds since the epoch. */
export interface BacklogPoint {
  at: number;
  bytes: number;
}
