export { scaffolderModuleOdp as default } from './module';
