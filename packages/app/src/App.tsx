import { createApp } from '@backstage/frontend-defaults';
import { entityModule } from './modules/entity';
import { layoutModule } from './modules/layout';
import { navModule } from './modules/nav';
import { signInModule } from './modules/signIn';
import { specificationPlugin } from './modules/specification';
import { themeModule } from './modules/theme';

/** What is ours; the plugins are discovered among the dependencies (`app.packages: all`). */
export const features = [
  themeModule,
  layoutModule,
  navModule,
  signInModule,
  entityModule,
  specificationPlugin,
];

export default createApp({ features });
