using System.Net;
using System.Net.Sockets;

namespace EconomieSociale.Tests.Faults;

/// <summary>The ports of a process. They lie below those that the system lends to outgoing connections, so that a restart finds them free.</summary>
internal sealed record Address(int Web, int Silo, int Gateway)
{
    private const int First = 20_000;
    private const int End = 29_900;

    public string Url => $"http://127.0.0.1:{Web}";

    public static Address Free() => new(Port(), Port(), Port());

    private static int Port()
    {
        while (true)
        {
            var port = Random.Shared.Next(First, End);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody else has it: another one.
            }
        }
    }
}
