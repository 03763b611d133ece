import {
  diffFields,
  type PlanChange,
  type System,
} from '@internal/plugin-odp-workspaces-common';
import type { ComponentSpec, WorkspaceSpec } from '@internal/target-state';
import type {
  DriverInput,
  DriverPlan,
  Finding,
  Driver,
  WriteContext,
  WriteResult,
} from '../drivers/Driver';

/** What a fake place holds of a workspace, or of a component, and by which name. */
interface Held<Spec> {
  idOf: (spec: Spec) => string;
  field: string;
  valueOf: (spec: Spec) => string;
}

/** A place that holds one value for each system: the tier of a workspace, the digest of a component. */
export class FakeDriver<Spec> implements Driver<Spec> {
  readonly place: string;
  readonly systems: readonly System[];
  readonly #kept: Held<Spec>;
  /** By workspace and system. */
  readonly held = new Map<string, string>();
  /** What was written, in order: `apply quota`. */
  readonly writes: string[] = [];
  /** Runs before every call, and may throw. */
  before: (call: string) => void | Promise<void> = () => undefined;
  /** Looks that still find something after a removal. */
  lingers = 0;
  /** Whether pods of what is as declared serve. */
  runs = true;
  /** What stands against a plan. */
  refusal?: string;

  static ofWorkspaces(
    place: string,
    systems: readonly System[],
  ): FakeDriver<WorkspaceSpec> {
    return new FakeDriver(place, systems, {
      idOf: ({ id }: WorkspaceSpec) => id,
      field: 'tier',
      valueOf: ({ tier }: WorkspaceSpec) => tier,
    });
  }

  static ofComponents(
    place: string,
    systems: readonly System[],
  ): FakeDriver<ComponentSpec> {
    return new FakeDriver(place, systems, {
      idOf: ({ name }: ComponentSpec) => name,
      field: 'image',
      valueOf: ({ digest, replicas, restarts }: ComponentSpec) =>
        `${digest ?? 'none'} ${replicas.max} ${restarts ?? 0}`,
    });
  }

  private constructor(
    place: string,
    systems: readonly System[],
    kept: Held<Spec>,
  ) {
    this.place = place;
    this.systems = systems;
    this.#kept = kept;
  }

  async plan({ spec }: DriverInput<Spec>): Promise<DriverPlan> {
    await this.before('plan');
    const changes = this.systems.map((system): PlanChange => {
      const live = this.held.get(`${this.#kept.idOf(spec)} ${system}`);
      const fields = diffFields(
        { [this.#kept.field]: live },
        { [this.#kept.field]: this.#kept.valueOf(spec) },
      );
      const action = live === undefined ? 'create' : 'update';
      return {
        system,
        place: this.place,
        subject: `${system}/${this.#kept.idOf(spec)}`,
        action: fields.length ? action : 'unchanged',
        fields,
        warnings: [],
        conflicts: [],
      };
    });
    return { changes, refusals: this.#refusals() };
  }

  async planRemoval(
    { spec }: DriverInput<Spec>,
    { evenIfInUse }: { evenIfInUse: boolean },
  ): Promise<DriverPlan> {
    await this.before('plan');
    return {
      changes: this.systems
        .filter(system => this.held.has(`${this.#kept.idOf(spec)} ${system}`))
        .map(system => ({
          system,
          place: this.place,
          subject: `${system}/${this.#kept.idOf(spec)}`,
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
    { spec }: DriverInput<Spec>,
    { hold }: WriteContext,
  ): Promise<WriteResult> {
    await this.before(`apply ${system}`);
    await hold();
    this.writes.push(`apply ${system}`);
    this.held.set(
      `${this.#kept.idOf(spec)} ${system}`,
      this.#kept.valueOf(spec),
    );
    const about = { system, place: this.place };
    return {
      inventory: [
        { ...about, kind: system, name: this.#kept.idOf(spec), uid: 'u1' },
      ],
      written: [
        { ...about, subject: `${system}/${this.#kept.idOf(spec)}`, uid: 'u1' },
      ],
    };
  }

  async verify({ spec }: DriverInput<Spec>): Promise<Finding[]> {
    await this.before('verify');
    return this.systems.map(system => {
      const live = this.held.get(`${this.#kept.idOf(spec)} ${system}`);
      return live === this.#kept.valueOf(spec)
        ? {
            system,
            state: 'ready',
            reason: 'Verified',
            message: 'As declared.',
            isRunning: this.runs,
            checks: [
              {
                kind: 'quota',
                what: this.#kept.field,
                expected: this.#kept.valueOf(spec),
                found: live,
                outcome: 'passed',
              },
            ],
          }
        : {
            system,
            state: 'drifted',
            reason: 'Changed',
            message: `${system} is ${live}, declared ${this.#kept.valueOf(
              spec,
            )}.`,
          };
    });
  }

  async remove(
    system: System,
    { spec }: DriverInput<Spec>,
    { hold }: WriteContext,
  ): Promise<string[]> {
    await this.before(`remove ${system}`);
    await hold();
    this.writes.push(`remove ${system}`);
    if (this.lingers > 0) {
      this.lingers -= 1;
      return [`${system} on ${this.place} is ending.`];
    }
    this.held.delete(`${this.#kept.idOf(spec)} ${system}`);
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
