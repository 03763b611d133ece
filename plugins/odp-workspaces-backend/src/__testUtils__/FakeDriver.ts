import {
  diffFields,
  type PlanChange,
  type System,
} from '@internal/plugin-odp-workspaces-common';
import type {
  DriverInput,
  DriverPlan,
  Finding,
  Driver,
  WriteContext,
  WriteResult,
} from '../drivers/Driver';

/** A place that holds one value for each system of a workspace: its tier. */
export class FakeDriver implements Driver {
  readonly place: string;
  readonly systems: readonly System[];
  /** By workspace and system. */
  readonly held = new Map<string, string>();
  /** What was written, in order: `apply quota`. */
  readonly writes: string[] = [];
  /** Runs before every call, and may throw. */
  before: (call: string) => void | Promise<void> = () => undefined;
  /** Looks that still find something after a removal. */
  lingers = 0;
  /** What stands against a plan. */
  refusal?: string;

  constructor(place: string, systems: readonly System[]) {
    this.place = place;
    this.systems = systems;
  }

  async plan({ spec }: DriverInput): Promise<DriverPlan> {
    await this.before('plan');
    const changes = this.systems.map((system): PlanChange => {
      const live = this.held.get(`${spec.id} ${system}`);
      const fields = diffFields({ tier: live }, { tier: spec.tier });
      const action = live === undefined ? 'create' : 'update';
      return {
        system,
        place: this.place,
        subject: `${system}/${spec.id}`,
        action: fields.length ? action : 'unchanged',
        fields,
        warnings: [],
        conflicts: [],
      };
    });
    return { changes, refusals: this.#refusals() };
  }

  async planRemoval(
    { spec }: DriverInput,
    { evenIfInUse }: { evenIfInUse: boolean },
  ): Promise<DriverPlan> {
    await this.before('plan');
    return {
      changes: this.systems
        .filter(system => this.held.has(`${spec.id} ${system}`))
        .map(system => ({
          system,
          place: this.place,
          subject: `${system}/${spec.id}`,
          action: 'delete',
          fields: [],
          warnings: [],
          conflicts: [],
        })),
      refusals: evenIfInUse ? [] : this.#refusals(),
    };
  }

  async apply(
    system: System,
    { spec }: DriverInput,
    { hold }: WriteContext,
  ): Promise<WriteResult> {
    await this.before(`apply ${system}`);
    await hold();
    this.writes.push(`apply ${system}`);
    this.held.set(`${spec.id} ${system}`, spec.tier);
    const about = { system, place: this.place };
    return {
      inventory: [{ ...about, kind: system, name: spec.id, uid: 'u1' }],
      written: [{ ...about, subject: `${system}/${spec.id}`, uid: 'u1' }],
    };
  }

  async verify({ spec }: DriverInput): Promise<Finding[]> {
    await this.before('verify');
    return this.systems.map(system => {
      const live = this.held.get(`${spec.id} ${system}`);
      return live === spec.tier
        ? {
            system,
            state: 'ready',
            reason: 'Verified',
            message: 'As declared.',
            checks: [
              {
                kind: 'quota',
                what: 'tier',
                expected: spec.tier,
                found: live,
                outcome: 'passed',
              },
            ],
          }
        : {
            system,
            state: 'drifted',
            reason: 'Changed',
            message: `${system} is ${live}, declared ${spec.tier}.`,
          };
    });
  }

  async remove(
    system: System,
    { spec }: DriverInput,
    { hold }: WriteContext,
  ): Promise<string[]> {
    await this.before(`remove ${system}`);
    await hold();
    this.writes.push(`remove ${system}`);
    if (this.lingers > 0) {
      this.lingers -= 1;
      return [`${system} on ${this.place} is ending.`];
    }
    this.held.delete(`${spec.id} ${system}`);
    return [];
  }

  #refusals() {
    return this.refusal
      ? [
          {
            system: this.systems[0],
            place: this.place,
            message: this.refusal,
          },
        ]
      : [];
  }
}
