import type { UntypedServiceImplementation } from "@grpc/grpc-js";
import { PluginInfo, type PluginAttach } from "@pulumi/pulumi/proto/plugin_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { settings } from "../../config/settings";
import type { PropertyChange } from "../../lifecycle/diff";
import type { ArgumentFault } from "../../tenant/argument-faults";
import { streamed, unary } from "./calls";
import { configFaults } from "./native-provider";
import type { Plugin } from "./plugin";
import { received, sent } from "./properties";

/** A person's data, in every language, whatever the program says. */
const alwaysSecret = ["initialUser"];

/** The settings that are never to be seen in state. */
const secretSettings = Object.entries(settings).flatMap(([name, setting]) => ("isSecret" in setting ? [name] : []));

/** Outputs are secret where what they are made of is. */
function outputSecrets(secrets: ReadonlySet<string>): ReadonlySet<string> {
  return secrets.has("tenantDomain") ? new Set([...secrets, "homeUrl"]) : secrets;
}

/** The engine's protocol for plugins (`ResourceProvider` in its provider.proto), as engine 3.259 uses it. */
export function tenantService(plugin: Plugin): UntypedServiceImplementation {
  const { env, schema, version, provider } = plugin;
  return {
    handshake: unary((request: proto.ProviderHandshakeRequest, peer) => {
      plugin.attach(peer, request.getEngineAddress());
      const response = new proto.ProviderHandshakeResponse();
      response.setAcceptSecrets(true);
      return response;
    }),
    attach: unary((request: PluginAttach, peer) => {
      plugin.attach(peer, request.getAddress());
      return new Empty();
    }),
    getPluginInfo: unary(() => {
      const response = new PluginInfo();
      response.setVersion(version);
      return response;
    }),
    getSchema: unary(() => {
      const response = new proto.GetSchemaResponse();
      response.setSchema(schema());
      return response;
    }),
    // There is nothing of another tool's that could be translated to a tenant.
    getMapping: unary(() => new proto.GetMappingResponse()),
    checkConfig: unary((request: proto.CheckRequest) => {
      const { values, secrets } = received(request.getNews());
      const response = new proto.CheckResponse();
      response.setInputs(sent(values, new Set([...secrets, ...secretSettings])));
      response.setFailuresList(configFaults({ urn: request.getUrn(), args: values }, env).map(failure));
      return response;
    }),
    diffConfig: unary((request: proto.DiffRequest) => {
      const before = received(request.getOldInputs() ?? request.getOlds()).values;
      const now = received(request.getNews()).values;
      const names = [...new Set([...Object.keys(before), ...Object.keys(now)])];
      const diffs = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(now[name]));
      const response = new proto.DiffResponse();
      // Other settings never replace a provider: the engine would replace all of its tenants with it.
      response.setChanges(changesOf(diffs));
      response.setDiffsList(diffs);
      return response;
    }),
    configure: unary((request: proto.ConfigureRequest, peer) => {
      plugin.configure(peer, { urn: request.getUrn() ?? "", args: received(request.getArgs()).values });
      const response = new proto.ConfigureResponse();
      response.setAcceptsecrets(true);
      response.setSupportspreview(true);
      return response;
    }),
    check: unary(async (request: proto.CheckRequest, peer) => {
      const news = received(request.getNews());
      const olds = received(request.getOlds());
      const { inputs, faults } = await provider(peer).check(request.getUrn(), olds.values, news.values);
      const response = new proto.CheckResponse();
      response.setInputs(sent(inputs, new Set([...news.secrets, ...alwaysSecret])));
      response.setFailuresList(faults.map(failure));
      return response;
    }),
    diff: unary(async (request: proto.DiffRequest, peer) => {
      const olds = received(request.getOlds()).values;
      const news = received(request.getNews()).values;
      const { changes, isCancelledFirst } = await provider(peer).diff(request.getUrn(), request.getId(), olds, news);
      const response = new proto.DiffResponse();
      response.setChanges(changesOf(changes));
      response.setDiffsList(changes.map(({ property }) => property));
      response.setReplacesList(changes.filter(({ kind }) => kind === "replace").map(({ property }) => property));
      response.setDeletebeforereplace(isCancelledFirst);
      response.setHasdetaileddiff(true);
      for (const change of changes) {
        response
          .getDetaileddiffMap()
          .set(change.property, propertyDiff(change, olds[change.property], news[change.property]));
      }
      return response;
    }),
    create: unary(async (request: proto.CreateRequest, peer) => {
      const { values, secrets } = received(request.getProperties());
      const response = new proto.CreateResponse();
      if (request.getPreview()) {
        response.setProperties(sent(provider(peer).foreseen(values), outputSecrets(secrets)));
        return response;
      }
      const { id, state } = await provider(peer).create(values);
      response.setId(id);
      response.setProperties(sent(state, outputSecrets(secrets)));
      return response;
    }),
    read: unary(async (request: proto.ReadRequest, peer) => {
      const { values, secrets } = received(request.getProperties());
      const found = await provider(peer).read(request.getUrn(), request.getId(), values);
      const response = new proto.ReadResponse();
      // Without an id, it is gone.
      if (found === undefined) return response;
      response.setId(request.getId());
      response.setProperties(sent(found.state, outputSecrets(secrets)));
      response.setInputs(sent(found.inputs, secrets));
      return response;
    }),
    update: unary((request: proto.UpdateRequest, peer) => {
      const olds = received(request.getOlds());
      const news = received(request.getNews());
      const response = new proto.UpdateResponse();
      const state = provider(peer).update(olds.values, news.values);
      response.setProperties(sent(state, outputSecrets(new Set([...olds.secrets, ...news.secrets]))));
      return response;
    }),
    delete: unary(async (request: proto.DeleteRequest, peer) => {
      await provider(peer).delete(request.getUrn(), request.getId(), received(request.getProperties()).values);
      return new Empty();
    }),
    invoke: unary(async (request: proto.InvokeRequest, peer) => {
      const { values } = received(request.getArgs());
      const response = new proto.InvokeResponse();
      response.setReturn(sent(await provider(peer).invoke(request.getTok(), values)));
      return response;
    }),
    list: streamed(async (request: proto.ListRequest, peer) => {
      const tenants = await provider(peer).list(request.getLimit());
      return tenants.map(listed);
    }),
    cancel: unary((_request: Empty, peer) => {
      plugin.cancel(peer);
      return new Empty();
    }),
  };
}

function failure({ property, reason }: ArgumentFault): proto.CheckFailure {
  const result = new proto.CheckFailure();
  result.setProperty(property);
  result.setReason(reason);
  return result;
}

function changesOf(changes: readonly unknown[]): proto.DiffResponse.DiffChanges {
  const { DIFF_NONE, DIFF_SOME } = proto.DiffResponse.DiffChanges;
  return changes.length === 0 ? DIFF_NONE : DIFF_SOME;
}

function propertyDiff({ kind }: PropertyChange, before: unknown, now: unknown): proto.PropertyDiff {
  const { ADD, DELETE, UPDATE, UPDATE_REPLACE } = proto.PropertyDiff.Kind;
  const result = new proto.PropertyDiff();
  if (kind === "replace") result.setKind(UPDATE_REPLACE);
  else if (before === undefined) result.setKind(ADD);
  else result.setKind(now === undefined ? DELETE : UPDATE);
  return result;
}

function listed({ id, name }: { id: string; name: string }): proto.ListResponse {
  const result = new proto.ListResponse.Result();
  result.setId(id);
  result.setName(name);
  const response = new proto.ListResponse();
  response.setResult(result);
  return response;
}
