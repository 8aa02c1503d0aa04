import { connect } from 'node:http2';

/** A text as field 1 of a protobuf message, shorter than 128 bytes. */
const textField = (text) => Buffer.concat([Buffer.from([0x0a, text.length]), Buffer.from(text)]);

/** One unary gRPC call without TLS. Two small questions do not need the SDK, whose loading takes longer than the answers. */
const call = (address, path, message = Buffer.alloc(0)) =>
  new Promise((resolve, reject) => {
    const session = connect(`http://${address}`);
    const end = (settle, value) => {
      clearTimeout(timer);
      session.destroy();
      settle(value);
    };
    const timer = setTimeout(() => end(reject, new Error('no answer')), 2000);
    session.on('error', (error) => end(reject, error));
    const stream = session.request({ ':method': 'POST', ':path': path, 'content-type': 'application/grpc', te: 'trailers' });
    const chunks = [];
    let status;
    const note = (headers) => {
      status ??= headers['grpc-status'];
    };
    stream.on('response', note);
    stream.on('trailers', note);
    stream.on('data', (chunk) => chunks.push(chunk));
    stream.on('error', (error) => end(reject, error));
    stream.on('end', () => {
      if (status !== '0') end(reject, new Error(`gRPC status ${status}`));
      else end(resolve, Buffer.concat(chunks).subarray(5));
    });
    const head = Buffer.alloc(5);
    head.writeUInt32BE(message.length, 1);
    stream.end(Buffer.concat([head, message]));
  });

/** The version of the server at an address. */
export const serverVersion = async (address) => {
  const answer = await call(address, '/temporal.api.workflowservice.v1.WorkflowService/GetSystemInfo');
  return answer[0] === 0x0a ? answer.subarray(2, 2 + answer[1]).toString() : 'unknown';
};

/** Whether the namespace and its search attributes are there. */
export const isReady = async (address, namespace, attributes) => {
  await call(address, '/temporal.api.workflowservice.v1.WorkflowService/DescribeNamespace', textField(namespace));
  const known = (
    await call(address, '/temporal.api.operatorservice.v1.OperatorService/ListSearchAttributes', textField(namespace))
  ).toString('latin1');
  return attributes.every((name) => known.includes(name));
};
