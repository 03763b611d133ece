import type { Limit, Policies } from '../contract';

/** A limit beside the declared one. */
export interface Comparison {
  limit: Limit;
  /** The limit over the declared one; 0 when it has no value. */
  share: number;
  inWords(amount: number): string;
}

type Direction = 'more' | 'less' | 'unbounded' | 'off' | 'default';

/** What a differing publish rate means. */
export function publishConsequence(comparison: Comparison): string {
  switch (directionOf(comparison)) {
    case 'more':
      return `lets a topic grow ${times(comparison.share, 'fast', 'faster')}`;
    case 'less':
      return `holds producers back at ${percent(
        comparison.share,
      )} of the rate they are promised`;
    case 'default':
      return `${theDefault(
        comparison,
      )}, so that producers may not be held at all`;
    default:
      return 'lets a topic grow as fast as its producers can';
  }
}

/** What a differing rate of dispatch to a subscription means. */
export function dispatchConsequence(comparison: Comparison): string {
  switch (directionOf(comparison)) {
    case 'more':
      return `lets one subscription take ${times(
        comparison.share,
        'much',
        'more',
      )} from the broker`;
    case 'less':
      return `a subscription gets ${percent(
        comparison.share,
      )} of the rate it is promised, and its backlog grows the sooner`;
    case 'default':
      return `${theDefault(
        comparison,
      )}, so that one subscription may crowd out the others`;
    default:
      return 'lets one subscription crowd out the others';
  }
}

/** What a differing backlog quota means. */
export function backlogConsequence(comparison: Comparison): string {
  switch (directionOf(comparison)) {
    case 'more':
      return `a topic holds ${times(
        comparison.share,
        'much',
        'more',
      )} before its limit acts`;
    case 'less':
      return `the limit acts at ${percent(
        comparison.share,
      )} of what is promised, so that messages are lost or refused the sooner`;
    case 'default':
      return `${theDefault(comparison)}, for this workspace as for any other`;
    default:
      return 'nothing stops a backlog from filling the storage of all workspaces';
  }
}

/** What a differing retention means. */
export function retentionConsequence(comparison: Comparison): string {
  switch (directionOf(comparison)) {
    case 'more':
      return `keeps ${times(
        comparison.share,
        'much',
        'more',
      )}, and fills the storage with it`;
    case 'less':
      return `keeps ${percent(
        comparison.share,
      )} of what is promised, so that less can be read again`;
    case 'off':
      return 'keeps nothing that was acknowledged or skipped: an eviction cannot be read again';
    case 'default':
      return `${theDefault(
        comparison,
      )}; unless it keeps something, an eviction cannot be read again`;
    default:
      return 'keeps everything, so that the storage only grows';
  }
}

/** What a limit of a whole topic's output means, which nobody declared. */
export function topicDispatchConsequence(inWords: string): string {
  return `all subscriptions of a topic together get ${inWords}, less than each is promised`;
}

/** What a quota by age means, which nobody declared. */
export function ageConsequence(age: string): string {
  return `what waits longer than ${age} is skipped or blocks producers as well, however little it is`;
}

/** What happens at a full backlog. */
export function policyConsequence(
  policy: NonNullable<Policies['backlogPolicy']>,
): string {
  switch (policy) {
    case 'consumer_backlog_eviction':
      return 'at the limit the slowest subscription loses messages';
    case 'producer_request_hold':
      return 'at the limit producers wait, and nothing new is taken in';
    case 'producer_exception':
      return 'at the limit producers are refused, and nothing new is taken in';
    default:
      return 'it ends the quota checks of the whole broker until that is restarted: topics of other namespaces pass their limits too';
  }
}

function directionOf({ limit, share }: Comparison): Direction {
  switch (limit.state) {
    case 'inherited':
      return 'default';
    case 'off':
      return 'off';
    case 'set':
      return share < 1 ? 'less' : 'more';
    default:
      return 'unbounded';
  }
}

function theDefault({ limit, inWords }: Comparison): string {
  return limit.value === undefined
    ? "the broker's default holds"
    : `the broker's default of ${inWords(limit.value)} holds`;
}

/** "5 times as fast", or "a little faster" where that rounds to nothing. */
function times(share: number, as: string, little: string): string {
  const figure = Number(share.toPrecision(share < 1.95 ? 3 : 2));
  return figure === 1 ? `a little ${little}` : `${figure} times as ${as}`;
}

function percent(share: number): string {
  return `${Number((share * 100).toPrecision(2))} %`;
}
