export { catalogModuleOdpWorkspaces as default } from './module';
