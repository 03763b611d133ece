import type {
  ComponentDetail,
  ComponentList,
  IdCheck,
} from '@internal/plugin-odp-workspaces-common';

/** What callers can ask of components, besides operations; `Caller` is who asks. */
export interface ComponentsService<Caller> {
  /** Those of one workspace, where it is named. */
  list(of: { workspace?: string }, caller: Caller): Promise<ComponentList>;
  get(name: string, caller: Caller): Promise<ComponentDetail>;
  /** Whether a component could have a name; who has it is not told. */
  checkName(name: string, caller: Caller): Promise<IdCheck>;
}
