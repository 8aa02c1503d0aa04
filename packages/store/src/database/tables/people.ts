import type { Generated } from 'kysely';
import type { Given } from './columns.ts';

interface TenantRow {
  tenant: string;
  slug: string;
  title: string;
  hosts: Generated<string[]>;
  created_at: number;
}

export interface AccountRow {
  tenant: string;
  id: string;
  login: string;
  name: string;
  email: string;
  email_verified_at: number | null;
  human: Given<string>;
  partner: string | null;
  password: string | null;
  password_expires_at: number | null;
  created_at: number;
  disabled_at: number | null;
  revision: Generated<number>;
}

export interface RoleGrantRow {
  tenant: string;
  account: string;
  role: 'partnerUser' | 'partnerAdmin' | 'channelManager' | 'programDesigner' | 'approver' | 'decider' | 'administrator' | 'auditor';
  granted_by: string;
  granted_at: number;
}

interface GroupGrantRow {
  tenant: string;
  account: string;
  group: string;
  granted_by: string;
  granted_at: number;
}

interface AccountManagerRow {
  tenant: string;
  partner: string;
  account: string;
}

export interface ApiKeyRow {
  tenant: string;
  id: string;
  account: string;
  name: string;
  secret_hash: string;
  roles: string[];
  created_at: number;
  expires_at: number;
  revoked_at: number | null;
}

interface LoginRow {
  tenant: string;
  secret_hash: string;
  account: string;
  created_at: number;
  expires_at: number;
}

/** Vendors, and who signs in. */
export interface PeopleTables {
  tenant: TenantRow;
  account: AccountRow;
  role_grant: RoleGrantRow;
  group_grant: GroupGrantRow;
  account_manager: AccountManagerRow;
  api_key: ApiKeyRow;
  login: LoginRow;
}
