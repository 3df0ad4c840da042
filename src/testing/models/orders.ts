import { canonicalJson } from '../../core/canonical.js';
import { ModelError, mustBe, type Told } from './answers.js';

/** What must come of a request: its answers, one for each item, and what stands then. */
export interface Foretold<State> {
  readonly answers: readonly Told[];
  readonly state: State;
}

/** What stands after requests that came at once: some order of them must explain all the answers. */
export function inSomeOrder<State, Request>(
  state: State,
  requests: readonly Request[],
  answers: readonly (readonly Told[])[],
  foretell: (state: State, request: Request) => Foretold<State>,
): State {
  const foretold = ordersOf(requests.map((_, place) => place)).map((order) => {
    let standing = state;
    const expected: (readonly Told[])[] = [];
    for (const place of order) {
      for (const request of requests.slice(place, place + 1)) {
        const one = foretell(standing, request);
        expected[place] = one.answers;
        standing = one.state;
      }
    }
    return { expected, standing };
  });
  const right = foretold.find(({ expected }) => canonicalJson(expected) === canonicalJson(answers));
  if (right !== undefined) return right.standing;
  const what = requests.length === 1 ? 'answer' : 'answers in every order, and in the first';
  for (const { expected } of foretold) mustBe(expected, answers, what);
  throw new ModelError('There is no order in which anything could have happened');
}

function ordersOf(places: readonly number[]): readonly (readonly number[])[] {
  if (places.length < 2) return [places];
  return places.flatMap((first) =>
    ordersOf(places.filter((place) => place !== first)).map((rest) => [first, ...rest]),
  );
}
