using Microsoft.OpenApi;

namespace EconomieSociale.Hosting;

/// <summary>Tells the OpenAPI document what the handlers read by themselves: queries are read all at once so that every fault is named together.</summary>
public static class OpenApiSetup
{
    /// <summary>Describes query parameters, all of them optional texts.</summary>
    public static RouteHandlerBuilder WithQuery(this RouteHandlerBuilder route, params (string Name, string Description)[] parameters) =>
        route.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.Parameters ??= [];
            foreach (var (name, description) in parameters)
            {
                operation.Parameters.Add(new OpenApiParameter
                {
                    Name = name,
                    In = ParameterLocation.Query,
                    Description = description,
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                });
            }

            return Task.CompletedTask;
        });

    /// <summary>Describes a JSON body that the handler reads member by member.</summary>
    public static RouteHandlerBuilder WithBody<TBody>(this RouteHandlerBuilder route, bool optional = false) =>
        route.AddOpenApiOperationTransformer(async (operation, context, cancellation) =>
        {
            var schema = await context.GetOrCreateSchemaAsync(typeof(TBody), null, cancellation);
            operation.RequestBody = Body("application/json", schema, !optional);
        });

    /// <summary>Describes a multipart body of files and texts.</summary>
    public static RouteHandlerBuilder WithForm(this RouteHandlerBuilder route, params (string Name, string Description)[] parts) =>
        route.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            var properties = parts.ToDictionary(p => p.Name, p => (IOpenApiSchema)new OpenApiSchema { Type = JsonSchemaType.String, Description = p.Description });
            operation.RequestBody = Body("multipart/form-data", new OpenApiSchema { Type = JsonSchemaType.Object, Properties = properties }, true);
            return Task.CompletedTask;
        });

    private static OpenApiRequestBody Body(string type, IOpenApiSchema schema, bool required) => new()
    {
        Required = required,
        Content = new Dictionary<string, OpenApiMediaType> { [type] = new() { Schema = schema } },
    };
}
