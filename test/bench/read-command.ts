import {
  type AgencyActor,
  type Instant,
  parseCommand,
  type RegistrationCommand,
  type SellerActor,
} from 'partner-campaigns';
import { isOwnCommand } from '../../src/registration/authority.ts';

/** A command as it comes from outside, read by the same schema that the service reads it by, and of its actor's role. */
export function readCommand(
  input: unknown,
  actor: AgencyActor | SellerActor,
  at: Instant,
): RegistrationCommand {
  const parsed = parseCommand(input);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusal));
  const command = { ...parsed.value, at, actor };
  if (!isOwnCommand(command)) throw new Error('not allowed');
  return command;
}
