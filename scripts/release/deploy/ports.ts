import type CloudBase from '@cloudbase/manager-node'
import type { Account, UploadKey } from '../needs'

type Sdk = InstanceType<typeof CloudBase>

/** What we ask of `@cloudbase/manager-node`, in its own words: its instance is one of these, and so is a test's fake. */
export interface Manager {
  readonly database: Pick<Sdk['database'], 'listCollections' | 'createCollection' | 'describeCollection' | 'updateCollection'>
  readonly storage: {
    getStorageAcl(options: { withRule: true }): Promise<{ acl: string; rule?: unknown }>
    setStorageAcl: Sdk['storage']['setStorageAcl']
  }
  readonly functions: Pick<
    Sdk['functions'],
    'getFunctionDetail' | 'createFunction' | 'updateFunctionConfig' | 'deleteFunction' | 'deleteFunctionTrigger'
  >
  readonly hosting: Pick<Sdk['hosting'], 'getInfo' | 'listFiles' | 'uploadFiles' | 'getWebsiteConfig' | 'setWebsiteDocument'>
  commonService(service: string, version: string): { call(options: { Action: string; Param: Record<string, unknown> }): Promise<unknown> }
}

/** What we ask of it for the files of an environment. */
export type CloudStorage = Pick<Sdk['storage'], 'walkCloudDir' | 'downloadFile' | 'uploadFile' | 'getUploadMetadata'>

export interface FunctionCode {
  readonly env: string
  readonly name: string
  readonly path: string
}

export interface Trigger {
  readonly name: string
  readonly type: string
  readonly config: string
}

export interface Upload {
  readonly version: string
  readonly desc: string
  readonly robot: number
}

/**
 * What we ask of `miniprogram-ci`: functions and triggers that are uploaded by anything else may not call WeChat's open
 * interfaces (docs/decisions/0018).
 */
export interface Wechat {
  uploadFunction(code: FunctionCode): Promise<void>
  /** Answers what WeChat said; it does not throw where it refuses. */
  createTrigger(env: string, functionName: string, trigger: Trigger): Promise<string>
  upload(what: Upload): Promise<void>
  /** Writes the picture of the preview's code to `picture`. */
  preview(what: Upload, picture: string): Promise<void>
}

/** The SDKs weigh tens of megabytes: they are loaded when something is really done. */
export async function openManager({ env, secretId, secretKey }: Account): Promise<Manager & { readonly storage: CloudStorage }> {
  const { default: Sdk } = await import('@cloudbase/manager-node')
  return new Sdk({ envId: env, secretId, secretKey })
}

/** As in project.config.json: what Taro has compiled is not compiled again. */
const AS_BUILT = { es6: false, es7: false, autoPrefixWXSS: false, minifyJS: true, minifyWXML: true, minifyWXSS: true }

/** `root` is the folder of project.config.json. */
export async function openWechat({ appid, keyFile }: UploadKey, root: string): Promise<Wechat> {
  const ci = await import('miniprogram-ci')
  const project = new ci.Project({ appid, type: 'miniProgram', projectPath: root, privateKeyPath: keyFile, ignores: ['node_modules/**/*'] })
  const silent = { onProgressUpdate: () => {} }
  return {
    uploadFunction: async (code) => void (await ci.cloud.uploadFunction({ project, ...code, remoteNpmInstall: false })),
    createTrigger: (envId, functionName, trigger) => ci.cloud.createTimeTrigger({ project, envId, functionName, triggersConfig: [trigger] }),
    upload: async (what) => void (await ci.upload({ project, ...what, ...silent, setting: AS_BUILT })),
    preview: async (what, qrcodeOutputDest) =>
      void (await ci.preview({ project, ...what, ...silent, setting: AS_BUILT, qrcodeFormat: 'image', qrcodeOutputDest })),
  }
}
