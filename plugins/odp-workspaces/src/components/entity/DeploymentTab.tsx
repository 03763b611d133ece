import { useEntity } from '@backstage/plugin-catalog-react';
import { useComponent } from '../../api';
import { ComponentView } from '../component/ComponentView';
import { componentOf } from './isComponent';

/** A component on the page of its entity, as on its own. */
export function DeploymentTab() {
  const { entity } = useEntity();
  const { workspace, name } = componentOf(entity)!;
  const view = useComponent(name);
  return <ComponentView workspace={workspace} name={name} view={view} />;
}
