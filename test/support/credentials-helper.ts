import { ICredentialsHelper, NodeHelpers } from 'n8n-workflow';
import type {
  ICredentialDataDecryptedObject,
  ICredentials,
  ICredentialType,
  IHttpRequestOptions,
  INode,
  INodeCredentialsDetails,
  INodeParameters,
  INodeProperties,
  IWorkflowDataProxyAdditionalKeys,
  IWorkflowExecuteAdditionalData,
  Workflow,
  WorkflowExecuteMode,
  IExecuteData,
} from 'n8n-workflow';

/** One credential of a test: what the person typed, and the class that says what to do with it. */
export interface TestCredential {
  data: ICredentialDataDecryptedObject;
  type: ICredentialType;
}

export type TestCredentials = Readonly<Record<string, TestCredential>>;

/** Applies the credential's own `authenticate`, the way n8n does; keeps no secrets anywhere but in memory. */
export class TestCredentialsHelper extends ICredentialsHelper {
  constructor(private readonly credentials: TestCredentials) {
    super();
  }

  getParentTypes(name: string): string[] {
    return this.credentials[name]?.type.extends ?? [];
  }

  isCredentialUsableByNode(): boolean {
    return true;
  }

  async authenticate(
    credentials: ICredentialDataDecryptedObject,
    typeName: string,
    requestOptions: IHttpRequestOptions,
    workflow?: Workflow,
    node?: INode,
  ): Promise<IHttpRequestOptions> {
    const authenticate = this.of(typeName).type.authenticate;
    if (!authenticate) return requestOptions;
    if (typeof authenticate === 'function') return await authenticate(credentials, requestOptions);
    if (!workflow || !node)
      throw new Error('A generic credential needs a workflow to resolve its expressions.');

    const resolve = (value: unknown): unknown => {
      if (typeof value === 'string') {
        const keys: IWorkflowDataProxyAdditionalKeys = { $credentials: credentials };
        return workflow.expression.getSimpleParameterValue(node, value, 'internal', keys, undefined, '');
      }
      if (value === null || typeof value !== 'object') return value;
      return Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [String(resolve(key)), resolve(inner)]),
      );
    };
    const { headers, qs, body, auth } = authenticate.properties as Record<string, unknown>;
    return {
      ...requestOptions,
      ...(headers ? { headers: { ...requestOptions.headers, ...(resolve(headers) as object) } } : {}),
      ...(qs ? { qs: { ...requestOptions.qs, ...(resolve(qs) as object) } } : {}),
      ...(body ? { body: { ...(requestOptions.body as object), ...(resolve(body) as object) } } : {}),
      ...(auth ? { auth: resolve(auth) as IHttpRequestOptions['auth'] } : {}),
    };
  }

  async preAuthentication(): Promise<undefined> {
    return undefined;
  }

  async runPreAuthentication(): Promise<undefined> {
    return undefined;
  }

  async getCredentials(_nodeCredentials: INodeCredentialsDetails, type: string): Promise<ICredentials> {
    throw new Error(`The encrypted form of credential "${type}" is not part of a test run.`);
  }

  /** The typed values over the defaults of the credential's properties, expressions resolved as n8n does. */
  async getDecrypted(
    _additionalData: IWorkflowExecuteAdditionalData,
    _nodeCredentials: INodeCredentialsDetails,
    type: string,
    _mode: WorkflowExecuteMode,
    _executeData?: IExecuteData,
    raw?: boolean,
  ): Promise<ICredentialDataDecryptedObject> {
    const { data, type: credentialType } = this.of(type);
    if (raw) return data;
    return NodeHelpers.getNodeParameters(
      credentialType.properties,
      data as INodeParameters,
      true,
      false,
      null,
      null,
    ) as ICredentialDataDecryptedObject;
  }

  async updateCredentials(): Promise<void> {}

  async updateCredentialsOauthTokenData(): Promise<void> {}

  getCredentialsProperties(type: string): INodeProperties[] {
    return this.of(type).type.properties;
  }

  private of(type: string): TestCredential {
    const credential = this.credentials[type];
    if (!credential) throw new Error(`The test gave no credential of type "${type}".`);
    return credential;
  }
}
