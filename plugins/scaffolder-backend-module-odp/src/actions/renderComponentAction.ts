import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { COMPONENT_ACTIONS } from '@internal/plugin-odp-workspaces-common';
import { componentSpecSchema, type TargetState } from '@internal/target-state';
import { mkdir, writeFile } from 'node:fs/promises';
import { deployFiles } from '../component/deployFiles';
import { componentOf } from './componentOf';

const FOLDER = 'deploy';

/** `odp:component:render` */
export function renderComponentAction(target: TargetState) {
  return createTemplateAction({
    id: COMPONENT_ACTIONS.render,
    description: `Writes the manifests of a component, a file each, and a kustomization.yaml into the folder ${FOLDER}`,
    supportsDryRun: true,
    schema: {
      input: {
        component: () =>
          componentSpecSchema.describe('As odp:component:check gives it'),
      },
    },
    async handler({ input, workspacePath, logger }) {
      const files = deployFiles(target, componentOf(input.component));
      await mkdir(resolveSafeChildPath(workspacePath, FOLDER), {
        recursive: true,
      });
      for (const [name, text] of Object.entries(files)) {
        await writeFile(
          resolveSafeChildPath(workspacePath, `${FOLDER}/${name}`),
          text,
        );
        logger.info(`Wrote ${FOLDER}/${name}`);
      }
    },
  });
}
