import type { Reporter, TestModule, Vitest } from 'vitest/node';

/** Makes an error of a test file that cannot be loaded: it has no test that fails, and would pass for a survivor. */
export default class LoadReporter implements Reporter {
  private vitest: Vitest | undefined;

  onInit(vitest: Vitest): void {
    this.vitest = vitest;
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    for (const error of modules.flatMap((module) => module.errors()))
      this.vitest?.state.catchError(error, 'Test file that cannot be loaded');
  }
}
