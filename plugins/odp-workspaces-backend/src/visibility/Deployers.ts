import { NotAllowedError } from '@backstage/errors';
import type { Deployer } from '../config/readWorkspacesConfig';

/** The services that deploy images in workspaces, as `odp.workspaces.deployers` names them. */
export class Deployers {
  readonly #deployers: readonly Deployer[];

  static of(deployers: readonly Deployer[]): Deployers {
    return new Deployers(deployers);
  }

  private constructor(deployers: readonly Deployer[]) {
    this.#deployers = deployers;
  }

  /** Whether a service deploys anywhere. */
  has(service: string | undefined): service is string {
    return this.#deployers.some(({ subject }) => subject === service);
  }

  /** @throws NotAllowedError for a service that deploys nothing in a workspace */
  require(service: string, workspace: string): void {
    const deployer = this.#deployers.find(({ subject }) => subject === service);
    if (!deployer?.workspaces.includes(workspace)) {
      throw new NotAllowedError(
        `Service '${service}' deploys nothing in workspace '${workspace}'; odp.workspaces.deployers names those that do`,
      );
    }
  }
}
