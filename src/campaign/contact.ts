/** How a seller reaches the agency: an e-mail address, and what else the agency gives (R12). */
export interface AgencyContact {
  readonly email: string;
  /** In international form, such as +14255550100. */
  readonly phone?: string;
  readonly whatsapp?: string;
  readonly line?: string;
  readonly viber?: string;
  readonly zalo?: string;
}
