import {
  coreExtensionData,
  createExtensionInput,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import { NavContentBlueprint } from '@backstage/plugin-app-react';
import { Fragment } from 'react';
import { Sidebar } from './Sidebar';

const sidebar = NavContentBlueprint.makeWithOverrides({
  inputs: { foot: createExtensionInput([coreExtensionData.reactElement]) },
  factory(originalFactory, { inputs }) {
    const foot = inputs.foot.map(input => (
      <Fragment key={input.node.spec.id}>
        {input.get(coreExtensionData.reactElement)}
      </Fragment>
    ));
    return originalFactory({
      component: props => <Sidebar {...props} foot={foot} />,
    });
  },
});

/** Replaces the framework's navigation by ours; plugins add to its foot with `SidebarFootBlueprint`. */
export const navModule = createFrontendModule({
  pluginId: 'app',
  extensions: [sidebar],
});
