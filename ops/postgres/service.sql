-- A service's user, owner of the schema of its name and a stranger in all others.
create role :"name" login password :'password';
create schema :"name" authorization :"name";
