import { FAULT_SIZES } from '../measures/faultSizes';
import type { FaultOutcomes } from '../measures/measureFaults';
import { percentile } from '../support/statistics';
import { type Figure, judged } from './figure';
import { milliseconds, number, times } from './units';

/** The figures of what went wrong, and of what came of it. */
export function faultFigures(outcomes: FaultOutcomes): Figure[] {
  const { kills, components, refusals, bus, replicas, halts } = outcomes;
  const { database, clocks, restarts, many } = outcomes;
  const { wrongHours } = FAULT_SIZES.clocks;
  return [
    ...(kills
      ? [
          whole(
            `${FAULT_SIZES.kills.creates} creates, the process killed ${kills.points.length} times`,
            kills.wrong,
          ),
          {
            name: 'kills that hit workspaces in the making',
            measured: `${kills.inTheMiddle} of ${kills.points.length}`,
          },
          {
            name: 'from the last kill until all are ready',
            measured: milliseconds(kills.lastRecoveryMs),
          },
        ]
      : []),
    ...(components ? figuresOfComponents(components) : []),
    ...(refusals
      ? [
          whole(
            `${FAULT_SIZES.refusals.creates} creates, calls refused, cut, unanswered`,
            refusals.wrong,
            `${refusals.hit} of ${refusals.injected} faults came about`,
          ),
        ]
      : []),
    ...(bus
      ? [
          whole(
            `event bus away for ${FAULT_SIZES.bus.awaySeconds} s`,
            bus.wrong,
          ),
          judged('what is said of it meanwhile', {
            goal: 'unknown, not ready',
            measured: `made before: ${bus.ready.state}; being made: ${bus.making.phase}`,
            met:
              bus.ready.state === 'unknown' && bus.making.phase === 'applying',
          }),
          {
            name: 'from its return until all are ready',
            measured: milliseconds(bus.recoveryMs),
          },
        ]
      : []),
    ...(replicas
      ? [
          whole(
            `${FAULT_SIZES.replicas.creates} creates by two replicas`,
            replicas.wrong,
            `${replicas.holders} had some in hand`,
          ),
          judged('writes of an object, dry runs left out', {
            goal: '1',
            measured: number(
              (replicas.applies - replicas.objects) / replicas.objects,
            ),
            met: replicas.applies <= replicas.mostApplies,
          }),
        ]
      : []),
    ...(halts
      ? [
          judged('a halted replica wakes up after another has resized', {
            goal: 'overwrites nothing',
            measured: `${
              halts.filter(({ found, wanted }) => !same(found, wanted)).length
            } of ${halts.length} overwritten`,
            met: halts.every(
              ({ found, wanted, wrong }) =>
                same(found, wanted) && wrong.length === 0,
            ),
          }),
        ]
      : []),
    ...(database
      ? [
          whole(
            `${FAULT_SIZES.database.creates} creates, PostgreSQL away for ${FAULT_SIZES.database.awaySeconds} s`,
            database.wrong,
          ),
          {
            name: 'from its return until all are ready',
            measured: milliseconds(database.recoveryMs),
          },
        ]
      : []),
    ...(clocks
      ? [
          whole(
            `clocks ${wrongHours} h ahead and ${wrongHours} h behind`,
            clocks.wrong,
            `${clocks.stolen} taken while held`,
          ),
        ]
      : []),
    ...(restarts
      ? [
          whole(
            `${FAULT_SIZES.restarts.creates} creates, ${FAULT_SIZES.restarts.restarts} restarts of cluster and event bus`,
            restarts.wrongAfterRestarts,
          ),
          judged('what is said when both have lost everything', {
            goal: 'drifted',
            measured: restarts.statesWhenEmpty.join(', '),
            met: restarts.statesWhenEmpty.join() === 'drifted',
          }),
          whole('the same after repairs', restarts.wrong),
        ]
      : []),
    ...(many ? figuresOfMany(many) : []),
  ];
}

function figuresOfComponents({
  made,
  deleted,
}: NonNullable<FaultOutcomes['components']>): Figure[] {
  const { creates } = FAULT_SIZES.components;
  const killed = (points: unknown[]) =>
    `the process killed ${points.length} times`;
  return [
    whole(
      `${creates} components made and deployed, ${killed(made.points)}`,
      made.wrong,
    ),
    judged(`their deletion, ${killed(deleted.points)}`, {
      goal: 'nothing left',
      measured: deleted.wrong.length
        ? `${number(deleted.wrong.length)} wrong, such as: ${deleted.wrong[0]}`
        : 'nothing left in cluster and event bus, each deleted once',
      met: deleted.wrong.length === 0,
    }),
    {
      name: 'kills that hit components in the making, and in their end',
      measured: [made, deleted]
        .map(({ inTheMiddle, points }) => `${inTheMiddle} of ${points.length}`)
        .join(', '),
    },
  ];
}

function figuresOfMany(many: NonNullable<FaultOutcomes['many']>): Figure[] {
  const { togetherMs, aloneMs } = many;
  const slowest = togetherMs.at(-1)!;
  const steps = Object.keys(many.togetherBySteps[0]);
  return [
    whole(`${togetherMs.length} creates at once`, many.wrong),
    {
      name: 'one alone, from the request until it is ready',
      measured: milliseconds(aloneMs),
    },
    {
      name: 'the slowest of all',
      measured: `${milliseconds(slowest)}, ${times(
        slowest / aloneMs,
      )} one alone`,
    },
    {
      name: 'a workspace of them, p50',
      measured: `${milliseconds(
        percentile(togetherMs, 0.5),
      )}; one every ${milliseconds(slowest / togetherMs.length)}`,
    },
    ...steps.map(step => {
      const of = (all: typeof many.aloneBySteps) =>
        all.map(durations => durations[step]);
      const together = of(many.togetherBySteps);
      return {
        name: `step ${step}`,
        measured: `alone ${milliseconds(
          percentile(of(many.aloneBySteps), 0.5),
        )}; together p50 ${milliseconds(
          percentile(together, 0.5),
        )}, worst ${milliseconds(percentile(together, 1))}`,
      };
    }),
  ];
}

/** Whether everything is there once, as it is wanted, and nothing beside it. */
function whole(name: string, wrong: readonly string[], more?: string): Figure {
  const found = wrong.length
    ? `${number(wrong.length)} wrong, such as: ${wrong[0]}`
    : 'all ready, none doubled, nothing left over';
  return judged(name, {
    goal: 'all ready, none doubled',
    measured: more ? `${found}; ${more}` : found,
    met: wrong.length === 0,
  });
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
