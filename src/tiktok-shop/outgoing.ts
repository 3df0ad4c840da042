/** Something that the platform has no place for, so that it does not get there. */
export interface Loss {
  /** Where it stands in what was to be sent, such as `note` or `reasons[1]`. */
  readonly path: string;
  /**
   * `no_field`: the platform has no such field. `no_such_reason`: it has the field, and not this value. `removal_unclear`:
   * it does not say how a part of a field is taken away. `shown_alike`: it shows this and something else in the same way.
   */
  readonly why: 'no_field' | 'no_such_reason' | 'removal_unclear' | 'shown_alike';
}

/** What is sent, and what of the original does not get there by it. */
export interface Outgoing<Body> {
  /** As JSON: plain values in the platform's form. */
  readonly body: Body;
  /** What is lost on the way; empty when nothing is. */
  readonly losses: readonly Loss[];
}
