export { permissionModuleOdp as default } from './module';
