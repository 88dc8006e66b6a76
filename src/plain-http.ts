import { createServer, type Server } from 'node:http'

/** Plain http answers nothing but where the padlock is, whatever host was asked for. */
export function plainHttp(publicUrl: string, port: number): Server {
  return createServer((request, response) => {
    response.writeHead(308, { location: publicUrl + (request.url?.startsWith('/') ? request.url : '/'), 'content-length': 0, connection: 'close' }).end()
  }).listen(port)
}
