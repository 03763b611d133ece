export interface Config {
  odp?: {
    /**
     * Path of the target state file, absolute or from the backend's working
     * folder. The backend refuses to start with a file that has errors.
     */
    targetState: string;
  };
}
