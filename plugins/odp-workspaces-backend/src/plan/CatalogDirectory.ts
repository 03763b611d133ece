import type { AuthService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { Directory } from './Directory';

interface CatalogDirectoryOptions {
  catalog: CatalogService;
  auth: AuthService;
}

/** The catalog, as the portal itself sees it. */
export class CatalogDirectory implements Directory {
  readonly #options: CatalogDirectoryOptions;

  static create(options: CatalogDirectoryOptions): CatalogDirectory {
    return new CatalogDirectory(options);
  }

  private constructor(options: CatalogDirectoryOptions) {
    this.#options = options;
  }

  async missingOf(refs: readonly string[]): Promise<string[]> {
    const { catalog, auth } = this.#options;
    const entityRefs = [...new Set(refs)];
    if (!entityRefs.length) {
      return [];
    }
    const { items } = await catalog.getEntitiesByRefs(
      { entityRefs, fields: ['kind'] },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    return entityRefs.filter((_, index) => !items[index]);
  }
}
