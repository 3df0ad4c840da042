/**
 * How a seller reaches the agency: an e-mail address, a phone number if it likes, and the messenger of the market. By
 * default LINE is required in TH, Viber in PH, Zalo in VN, WhatsApp in MY, SG, GB and ID, and optional in US; any other
 * is refused as not applicable (R12). One that is blank counts as not given.
 */
export interface AgencyContact {
  /** An e-mail address. */
  readonly email: string;
  /** In E.164 form, such as +14255550100; commands may write it with spaces and dashes. */
  readonly phone?: string;
  /** As the agency has it with WhatsApp: in E.164 form, as `phone` is. */
  readonly whatsapp?: string;
  /** As the agency has it with LINE. */
  readonly line?: string;
  /** As the agency has it with Viber. */
  readonly viber?: string;
  /** As the agency has it with Zalo. */
  readonly zalo?: string;
}
