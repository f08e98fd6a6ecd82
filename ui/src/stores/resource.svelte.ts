// A read that follows what it is made of: it runs again when something it names has changed, and keeps the last good answer meanwhile.
import { asHostError, type HostError } from '../host';

export interface Resource<T> { readonly value: T | undefined; readonly error: HostError | undefined; readonly loading: boolean }

/** `load` must name everything that it depends on before its first `await`. */
export function resource<T>(load: () => Promise<T> | undefined): Resource<T> {
  let value = $state.raw<T>();
  let error = $state.raw<HostError>();
  let loading = $state(false);
  let run = 0;
  $effect(() => {
    const mine = ++run;
    const promise = load();
    if (!promise) { value = undefined; return; }
    loading = true;
    promise.then(
      (answer) => { if (mine === run) { value = answer; error = undefined; loading = false; } },
      (thrown: unknown) => { if (mine === run) { error = asHostError(thrown); loading = false; } },
    );
  });
  return {
    get value() { return value; },
    get error() { return error; },
    get loading() { return loading; },
  };
}
